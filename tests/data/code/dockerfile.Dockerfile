# syntax=docker/dockerfile:1
ARG VERSION=20
FROM --platform=linux/amd64 node:${VERSION}-alpine AS build
WORKDIR /app
COPY package*.json ./
# only what is locked
RUN npm ci --omit=dev && \
    npm cache clean --force
ENV NODE_ENV=production PORT="8080"

FROM gcr.io/distroless/nodejs20
COPY --from=build /app /app
EXPOSE 8080/tcp
HEALTHCHECK --interval=30s CMD ["node", "health.js"]
ENTRYPOINT ["node", "server.js"]
