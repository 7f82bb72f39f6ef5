// What the server received and what it answered, newest first, as it comes.

import { control } from "./control.js";
import { code, facts, fold, make, pretty, say } from "./dom.js";

const SHOWN = 200;

export async function requests(section) {
  const list = make("ul", { class: "list", "aria-label": "Requests, newest first" });
  const empty = make("p", { class: "empty" }, "No requests yet. Point a client here, or try a method.");
  const filter = make("input", { type: "search", class: "grow", placeholder: "Filter by path, method or status", "aria-label": "Filter requests" });
  const pause = make("button", { type: "button", role: "switch", "aria-checked": "false" }, "Pause");
  const clear = make("button", { type: "button" }, "Clear");
  const rows = new Map();
  let last = 0;

  filter.addEventListener("input", () => { for (const row of rows.values()) choose(row); });
  pause.addEventListener("click", () => {
    pause.setAttribute("aria-checked", String(pause.getAttribute("aria-checked") !== "true"));
    pause.textContent = paused() ? "Go on" : "Pause";
  });
  clear.addEventListener("click", async () => {
    await control("DELETE", "ledger");
    rows.clear();
    list.replaceChildren();
    shown();
    say("Cleared.");
  });
  section.append(make("div", { class: "tools" }, filter, pause, clear), list, empty);

  const paused = () => pause.getAttribute("aria-checked") === "true";
  const shown = () => {
    list.hidden = rows.size === 0;
    empty.hidden = rows.size > 0;
  };
  const choose = (row) => { row.element.hidden = !row.text.includes(filter.value.trim().toLowerCase()); };

  function put(entry) {
    const known = rows.get(entry.number);
    if (known && known.status === entry.status && known.sent === entry.responseSize) return;
    const row = line(entry, known?.element.querySelector("details").open);
    if (known) known.element.replaceWith(row.element);
    else list.prepend(row.element);
    rows.set(entry.number, row);
    choose(row);
    last = Math.max(last, entry.number);
  }

  async function tick() {
    if (paused()) return;
    const waiting = [...rows.values()].filter((row) => row.status === 0).map((row) => row.number);
    const after = Math.min(last, ...waiting.map((number) => number - 1));
    const { entries, total } = await control("GET", last ? `ledger?after=${after}&newest=${SHOWN}` : `ledger?newest=${SHOWN}`);
    if (total === 0) {
      rows.clear();
      list.replaceChildren();
    }
    entries.forEach(put);
    while (rows.size > SHOWN) {
      const [oldest, row] = rows.entries().next().value;
      row.element.remove();
      rows.delete(oldest);
    }
    shown();
  }

  await tick();
  return { tick };
}

function line(entry, open) {
  const where = entry.path + (entry.query ? `?${entry.query}` : "");
  const answered = entry.status !== 0;
  const summary = make("span", { class: "row" },
    make("span", { class: "number" }, `${entry.number}`),
    make("span", { class: "verb" }, entry.verb),
    make("span", { class: "path mono" }, where, (entry.faults ?? []).map((fault) => [" ", make("span", { class: "tag" }, fault)])),
    make("span", { class: `code ${tone(entry.status)}` }, answered ? `${entry.status}` : "…"),
    make("span", { class: "time" }, answered ? duration(entry.seconds) : ""),
  );
  const fill = (inside) => inside.append(
    facts([
      ["Method", entry.method || "none"],
      ["Received", entry.time],
      ["Status", answered ? `${entry.status}` : "not answered yet, or cut off"],
      ["Took", answered ? duration(entry.seconds) : ""],
      ["Faults", (entry.faults ?? []).join(", ")],
    ]),
    make("div", { class: "two" },
      half("Request", entry.body, entry.bodySize, entry.headers),
      half("Answer", entry.response, entry.responseSize, entry.responseType ? { "content-type": entry.responseType } : {}),
    ),
  );
  return {
    number: entry.number,
    status: entry.status,
    sent: entry.responseSize,
    text: `${entry.verb} ${where} ${entry.method} ${entry.status}`.toLowerCase(),
    element: make("li", {}, fold(summary, fill, { open })),
  };
}

// One of the two bodies, as far as it was kept; what is not text is told by its size.
function half(name, text, size, headers) {
  const bytes = `${size.toLocaleString("en")} ${size === 1 ? "byte" : "bytes"}`;
  const whole = new TextEncoder().encode(text).length >= size;
  const told = size === 0 ? "no body" : !text ? `${bytes}, not text` : whole ? bytes : `${bytes}, of which this is the beginning`;
  return make("div", {},
    make("h3", {}, name, " ", make("span", { class: "quiet" }, told)),
    text ? code(pretty(text), `Body of the ${name.toLowerCase()}`) : "",
    Object.keys(headers).length ? make("details", {}, make("summary", {}, "Headers"), facts(Object.entries(headers))) : "",
  );
}

function tone(status) {
  if (!status) return "quiet";
  return status < 400 ? "good" : status < 500 ? "warn" : "bad";
}

export function duration(seconds) {
  if (seconds < 0.001) return `${Math.round(seconds * 1e6)} µs`;
  return seconds < 1 ? `${(seconds * 1000).toPrecision(3)} ms` : `${seconds.toFixed(2)} s`;
}
