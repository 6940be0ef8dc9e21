# One image for every module, from jars that were built before (mvn -DskipTests package):
#   docker build --build-arg MODULE=inventory-service --build-arg PORT=8081 -t schulausstattung/inventory-service .
ARG BASE_IMAGE=eclipse-temurin:25-jre
FROM ${BASE_IMAGE}

ARG MODULE
# Where the module serves; management is the port + 1000.
ARG PORT=8080
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown

LABEL org.opencontainers.image.title="${MODULE}" \
      org.opencontainers.image.description="Schulausstattung: ${MODULE}" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.licenses="EUPL-1.2" \
      org.opencontainers.image.vendor="Schulausstattung"

WORKDIR /app
COPY deploy/image/java.options deploy/image/compiler.directives deploy/image/healthy deploy/image/operate deploy/image/train ./
COPY ${MODULE}/target/quarkus-app/ ./
# What is in the jars, as CycloneDX.
COPY ${MODULE}/target/bom.json ./
# The JVM's memory of a start (app.aot) belongs to these jars and to this JVM: it is made here or not at all.
# The secrets' folder exists in any case, so that an image without secrets starts as well.
RUN ./train && rm -rf train /tmp/hsperfdata_* /tmp/vertx-cache* && mkdir -p /secrets

# What is in *.properties of /secrets is configuration, like any other; a variable of the environment wins over it.
ENV LANG=C.UTF-8 \
    QUARKUS_HTTP_HOST=0.0.0.0 \
    QUARKUS_HTTP_PORT=${PORT} \
    QUARKUS_MANAGEMENT_HOST=0.0.0.0 \
    SMALLRYE_CONFIG_LOCATIONS=/secrets

# Nobody in particular: the number needs no entry anywhere, and nothing in the image belongs to it.
USER 10001:10001
EXPOSE ${PORT}
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 CMD ["/app/healthy"]
ENTRYPOINT ["java", "@/app/java.options", "-jar", "/app/quarkus-run.jar"]
