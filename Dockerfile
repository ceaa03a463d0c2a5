# Lakedeck as a container: built in the first stage, and in the second only Node and the standalone output.
FROM node:22-slim AS build
WORKDIR /build
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY next.config.js postcss.config.mjs tsconfig.json tsconfig.build.json proxy.ts instrumentation.ts ./
COPY app ./app
COPY components ./components
COPY lib ./lib
COPY public ./public
COPY scripts ./scripts
RUN npm run package

FROM node:22-slim
WORKDIR /lakedeck
# NODE_OPTIONS: cookies with long tokens; Node's own limit of all headers is 16 KB.
ENV NODE_ENV=production \
    NEXT_TELEMETRY_DISABLED=1 \
    HOSTNAME=0.0.0.0 \
    PORT=3000 \
    NODE_OPTIONS=--max-http-header-size=32768
# Owned by root and read by the user: a server that was broken into cannot change its own files.
COPY --from=build /build/.lakedeck/package ./
USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health/live`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server.js"]
