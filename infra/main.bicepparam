// What a deployment must say. `azd env set NAME value` or the workflow's variables bring the values; none is a secret.
using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME')
param frontendUrl = readEnvironmentVariable('FRONTEND_URL')
param otiumworkIssuer = readEnvironmentVariable('OTIUMWORK_ISSUER')
param otiumworkAudience = readEnvironmentVariable('OTIUMWORK_AUDIENCE')
param otiumworkJwksUrl = readEnvironmentVariable('OTIUMWORK_JWKS_URL')
param alertEmail = readEnvironmentVariable('ALERT_EMAIL')
param privateNetworking = bool(readEnvironmentVariable('PRIVATE_NETWORKING', 'false'))

// Settings that have a default in the service, by their own names:
// param options = {
//   SYNC_HOUR: 3
//   OUTLOOK_SCOPE: 'Calendars.ReadBasic'
// }
