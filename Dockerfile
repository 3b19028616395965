# syntax=docker/dockerfile:1
FROM node:22-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# The build of the web project runs npm, so Node stands beside the SDK.
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
ENV DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
WORKDIR /source

# What the packages depend on comes first: a change of code alone restores nothing again.
COPY global.json .editorconfig Directory.Build.props Directory.Packages.props ./
COPY src/Directory.Build.props src/
COPY src/WeixiIncome.Domain/*.csproj src/WeixiIncome.Domain/packages.lock.json src/WeixiIncome.Domain/
COPY src/WeixiIncome.Data/*.csproj src/WeixiIncome.Data/packages.lock.json src/WeixiIncome.Data/
COPY src/WeixiIncome.Web/*.csproj src/WeixiIncome.Web/*.targets src/WeixiIncome.Web/packages.lock.json src/WeixiIncome.Web/
RUN dotnet restore src/WeixiIncome.Web -r linux-x64 -p:PublishReadyToRun=true --locked-mode
COPY wwwroot-assets/package.json wwwroot-assets/package-lock.json wwwroot-assets/
RUN cd wwwroot-assets && npm ci --no-audit --no-fund

COPY wwwroot-assets/ wwwroot-assets/
COPY src/ src/
RUN dotnet publish src/WeixiIncome.Web -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true -o /app \
    && mkdir /market-data

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app ./
# Uploads, and in embedded mode the database and keys; owned by the account that runs the program.
COPY --from=build --chown=$APP_UID:$APP_UID /market-data /data
ENV ASPNETCORE_URLS=http://+:8080 ASPNETCORE_HTTP_PORTS= Data__Folder=/data
USER $APP_UID
VOLUME /data
EXPOSE 8080
# The image has no curl: the shell asks for itself.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r line <&3 && [[ $line == *' 200 '* ]]"]
ENTRYPOINT ["dotnet", "WeixiIncome.Web.dll"]
