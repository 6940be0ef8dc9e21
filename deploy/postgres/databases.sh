#!/bin/bash
# Run once by the image of PostgreSQL, on an empty volume: the four services' databases and roles by the same files as anywhere,
# and Keycloak's. Passwords come from files and go in by standard input, never as arguments.
set -euo pipefail

run() {
  psql -X -q -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres
}

run </bootstrap/cluster.sql
while read -r service owner app; do
  sed -e "s/\${service}/$service/g" -e "s/\${owner_password}/$owner/g" -e "s/\${app_password}/$app/g" \
    /bootstrap/service.sql | run
done </run/secrets/databases

keycloak=$(cat /run/secrets/keycloak-database)
run <<SQL
CREATE ROLE keycloak LOGIN PASSWORD '$keycloak';
CREATE DATABASE keycloak OWNER keycloak TEMPLATE template0 ENCODING 'UTF8';
REVOKE ALL ON DATABASE keycloak FROM PUBLIC;
SQL
