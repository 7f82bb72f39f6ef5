// The control endpoint. A token is asked for where the server wants one, and kept for this tab only.

const TOKEN = "emulator-token";

export class Refused extends Error {}

export async function control(verb, path, body) {
  const headers = { "Content-Type": "application/json" };
  const token = sessionStorage.getItem(TOKEN);
  if (token) headers["x-emulator-token"] = token;
  const response = await fetch(`/__emulator__/${path}`, { method: verb, headers, body: body && JSON.stringify(body) });
  const answer = await response.json();
  if (response.ok) return answer;
  const failure = response.status === 403 ? Refused : Error;
  throw new failure(answer.error?.message ?? `${response.status}`);
}

export function keepToken(token) {
  sessionStorage.setItem(TOKEN, token);
}
