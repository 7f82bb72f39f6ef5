// A request made of a form's values, and its answer as it comes.

export function request(method, { parameters, body, file }, key) {
  let path = file ? method.upload : `/${method.path}`;
  const query = new URLSearchParams();
  for (const { in: place, wire, value, repeated } of parameters) {
    if (place === "path") {
      const whole = path.includes(`{+${wire}}`);
      const text = whole ? encodeURI(value).replaceAll("?", "%3F").replaceAll("#", "%23") : encodeURIComponent(value);
      path = path.replace(whole ? `{+${wire}}` : `{${wire}}`, text);
    } else if (value !== "") {
      for (const one of repeated ? value.split(",") : [value]) query.append(wire, one.trim());
    }
  }
  if (method.kind === "stream") query.set("alt", "sse");
  const headers = { "x-goog-api-key": key };
  const options = { method: method.verb, headers };
  if (file) {
    query.set("uploadType", "multipart");
    const edge = `edge${crypto.getRandomValues(new Uint32Array(4)).join("")}`;
    headers["Content-Type"] = `multipart/related; boundary=${edge}`;
    const type = file.type || "application/octet-stream";
    options.body = new Blob([
      `--${edge}\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(body ?? {})}\r\n`,
      `--${edge}\r\nContent-Type: ${type}\r\n\r\n`, file, `\r\n--${edge}--\r\n`,
    ]);
  } else if (body) {
    headers["Content-Type"] = "application/json";
    options.body = JSON.stringify(body);
  }
  const text = query.toString();
  return [path + (text ? `?${text}` : ""), options];
}

export async function send([url, options], show) {
  const began = performance.now();
  const response = await fetch(url, options);
  const type = response.headers.get("Content-Type") ?? "";
  const head = (size) => ({
    ok: response.ok,
    words: `${response.status} · ${size.toLocaleString("en")} bytes · ${(performance.now() - began).toFixed(0)} ms`,
  });
  if (!/json|text|javascript|xml/.test(type)) {
    const data = await response.arrayBuffer();
    show(head(data.byteLength), data.byteLength ? `${type}, not shown` : "");
    return;
  }
  const decoder = new TextDecoder();
  let size = 0;
  let text = "";
  for (const reader = response.body.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    text += decoder.decode(value, { stream: true });
    show(head(size), text);
  }
  show(head(size), text);
}
