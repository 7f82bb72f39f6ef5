// A form's values -> the call of the async client that does the same, as source.

const INDENT = "    ";

export function python(method, { parameters, body, file }, origin) {
  const lines = [];
  for (const parameter of parameters) {
    if (parameter.in === "path") lines.push(literal(parameter.value));
  }
  if (method.upload) lines.push(file ? `pathlib.Path(${literal(file.name)})` : 'b""');
  if (body && method.body.argument) lines.push(literal(body));
  for (const parameter of parameters) {
    if (parameter.in === "query" && parameter.value !== "") lines.push(`${parameter.name}=${typed(parameter)}`);
  }
  if (body && !method.body.argument) {
    const names = new Map(method.body.fields.flatMap((field) => [[field.wire, field.name], [field.name, field.name]]));
    for (const [wire, value] of Object.entries(body)) lines.push(`${names.get(wire) ?? wire}=${literal(value)}`);
  }
  const inside = lines.map((line) => `\n${indent(line, 1)},`).join("");
  const call = `client.${method.call}(${inside}${inside && "\n"})`;
  const uses = { stream: ["async for chunk in ", ":\n    print(chunk)"], paged: ["async for item in ", ":\n    print(item)"], download: ["data = await ", ".read()"], void: ["await ", ""] };
  const [before, after] = uses[method.kind] ?? ["response = await ", ""];
  const imports = file ? "import pathlib\n\n" : "";
  return `${imports}from aiogenai import Client\n\nasync with Client(api_key="emulator", base_url=${literal(origin)}) as client:\n${indent(before + call + after, 1)}\n`;
}

function typed({ type, value, repeated }) {
  const one = (text) => {
    if (type === "boolean") return text === "true" ? "True" : "False";
    return /int|number|float|double/.test(type) && text !== "" && Number.isFinite(Number(text)) ? text : literal(text);
  };
  return repeated ? `[${value.split(",").map((text) => one(text.trim())).join(", ")}]` : one(value);
}

function indent(text, level) {
  return text.replaceAll(/^(?=.)/gm, INDENT.repeat(level));
}

// A JSON value in Python; on one line while that is short.
function literal(value) {
  if (value === null) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  if (typeof value !== "object") return JSON.stringify(value);
  const [open, close, items] = Array.isArray(value)
    ? ["[", "]", value.map(literal)]
    : ["{", "}", Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${literal(item)}`)];
  const line = `${open}${items.join(", ")}${close}`;
  if (line.length <= 72 && !line.includes("\n")) return line;
  return `${open}\n${items.map((item) => `${indent(item, 1)},\n`).join("")}${close}`;
}
