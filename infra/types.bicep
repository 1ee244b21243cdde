// The shapes of what is handed in. A name in serviceOptions is the name of a setting in src/config.ts.

@export()
@description('Tags of a resource.')
type resourceTags = {
  @description('Any tag.')
  *: string
}

@export()
@description('Settings that have a default in the service. Only what is given here is set.')
@sealed()
type serviceOptions = {
  @description('Algorithms that a caller\'s token may be signed with, such as RS256,ES256.')
  @minLength(5)
  OTIUMWORK_ALGORITHMS: string?

  @description('What the header "typ" of a caller\'s token must be.')
  @minLength(1)
  OTIUMWORK_TOKEN_TYPE: string?

  @description('Where a token says who calls: user=…,company=…,roles=…,zone=….')
  @minLength(1)
  OTIUMWORK_CLAIMS: string?

  @description('The role that makes a user an admin of their company.')
  @minLength(1)
  OTIUMWORK_ADMIN_ROLE: string?

  @description('The page of the frontend that relays Microsoft\'s answer.')
  @minLength(2)
  OUTLOOK_RETURN_PATH: string?

  @description('The redirect URI exactly as registered in Entra, where it is not frontend and return path together.')
  @minLength(9)
  OUTLOOK_REDIRECT_URI: string?

  @description('What users are asked to grant.')
  OUTLOOK_SCOPE: ('Calendars.Read' | 'Calendars.ReadBasic')?

  @description('Where users sign in, for a national cloud.')
  @minLength(9)
  MICROSOFT_LOGIN_URL: string?

  @description('Where Microsoft Graph answers, for a national cloud.')
  @minLength(9)
  MICROSOFT_GRAPH_URL: string?

  @description('How many days a sync looks back.')
  @minValue(1)
  @maxValue(366)
  SYNC_WINDOW_DAYS: int?

  @description('The local hour at which a user\'s night begins.')
  @minValue(0)
  @maxValue(23)
  SYNC_HOUR: int?

  @description('Over how many minutes the mailboxes of a night are spread.')
  @minValue(0)
  @maxValue(1440)
  SYNC_SPREAD_MINUTES: int?

  @description('How long a user waits between two syncs by hand.')
  @minValue(0)
  @maxValue(86400)
  SYNC_MIN_INTERVAL_SECONDS: int?
}

@export()
@description('An alert on the logs: it fires when its query finds any row. alerts.json is a list of them.')
@sealed()
type logAlert = {
  @description('Part of the rule\'s name: lower case, with hyphens; it never changes.')
  @minLength(3)
  @maxLength(60)
  name: string

  @description('What is wrong, as the subject of the mail.')
  @minLength(3)
  title: string

  @description('What it means and what to do first.')
  @minLength(3)
  description: string

  @description('0 is critical, 4 is verbose.')
  severity: 0 | 1 | 2 | 3 | 4

  @description('KQL over the workspace. It answers rows only when something is wrong.')
  @minLength(3)
  query: string

  @description('How often it is asked.')
  every: 'PT5M' | 'PT15M' | 'PT30M' | 'PT1H' | 'PT6H' | 'P1D'

  @description('How far back it looks.')
  window: 'PT5M' | 'PT15M' | 'PT30M' | 'PT1H' | 'PT6H' | 'P1D' | 'P2D'
}
