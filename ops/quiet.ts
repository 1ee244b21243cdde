// How long a delete waits before it takes the last rows away: until no request or message that began before it can still
// be at work. The Functions host ends whatever runs longer (host.json, functionTimeout).
export const quietMinutes = 6;
export const quietMs = quietMinutes * 60_000;
