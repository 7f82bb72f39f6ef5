// Elements from names and values. Text is set as text: nothing that was received ever becomes markup.

export function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "class") element.className = value;
    else if (key in element && typeof value !== "string") element[key] = value;
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

export function facts(pairs) {
  return make("dl", { class: "facts" }, pairs.filter(([, value]) => value !== "" && value !== undefined).map(
    ([name, value]) => [make("dt", {}, name), make("dd", {}, value)],
  ));
}

// Details whose inside is made when it is first opened.
export function fold(summary, fill, properties = {}) {
  const element = make("details", properties, make("summary", {}, summary));
  let filled = false;
  const open = () => {
    if (!element.open || filled) return;
    filled = true;
    const inside = make("div", { class: "inside" });
    element.append(inside);
    fill(inside);
  };
  element.addEventListener("toggle", open);
  if (element.open) open();
  return element;
}

// Prose, with what stands between backticks as code.
export function prose(text) {
  return text.split("`").map((part, index) => (index % 2 ? make("code", {}, part) : part));
}

export function code(text, label) {
  return make("pre", { tabindex: "0", role: "region", "aria-label": label }, text);
}

export function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

let clearing;

export function say(text) {
  const status = document.getElementById("status");
  status.textContent = text;
  clearTimeout(clearing);
  clearing = setTimeout(() => { status.textContent = ""; }, 4000);
}
