// What the server holds: collections by family, and their records when one is opened.

import { control } from "./control.js";
import { code, fold, make, say } from "./dom.js";

const LIMIT = 200;

export async function resources(section) {
  const reset = make("button", { type: "button", onclick: forget }, "Forget everything");
  const note = make("p", { class: "quiet grow" }, "What clients have made, by family.");
  const place = make("div", { class: "form" });
  section.append(make("div", { class: "tools" }, note, reset), place);
  let seen = "";

  async function forget() {
    if (!confirm("Forget all resources, requests and faults?")) return;
    await control("POST", "reset");
    say("Forgotten.");
    await tick();
  }

  async function tick() {
    const { collections } = await control("GET", "resources");
    const now = JSON.stringify(collections);
    if (now === seen) return;
    seen = now;
    const opened = new Set([...place.querySelectorAll("details[open]")].map((one) => one.dataset.path));
    const families = new Map();
    for (const [path, count] of Object.entries(collections).sort(([one], [other]) => one.localeCompare(other))) {
      const family = path.split("/")[0];
      families.set(family, [...(families.get(family) ?? []), [path, count]]);
    }
    place.replaceChildren(...[...families].map(([family, found]) => make("section", { class: "form" },
      make("h2", {}, family),
      make("ul", { class: "list" }, found.map(([path, count]) => make("li", {}, collection(path, count, opened)))),
    )));
    if (!families.size) place.replaceChildren(make("p", { class: "empty" }, "Nothing is stored yet."));
  }

  await tick();
  return { tick };
}

function collection(path, count, opened) {
  const summary = make("span", { class: "name" },
    make("span", { class: "mono" }, path),
    make("span", { class: "quiet" }, count === 1 ? "1 record" : `${count.toLocaleString("en")} records`),
  );
  const element = fold(summary, async (inside) => {
    const { records } = await control("GET", `resources?limit=${LIMIT}&collection=${encodeURIComponent(path)}`);
    inside.append(
      make("ul", { class: "list" }, records.map(({ name, record }) => make("li", {}, fold(
        make("span", { class: "name" }, make("span", { class: "mono" }, name), make("span", { class: "quiet" }, label(record))),
        (record_inside) => record_inside.append(code(JSON.stringify(record, null, 2), name)),
      )))),
      count > LIMIT ? make("p", { class: "quiet" }, `The first ${LIMIT} of ${count}.`) : "",
    );
  }, { open: opened.has(path) });
  element.dataset.path = path;
  return element;
}

function label(record) {
  const state = record.state ?? record.metadata?.state ?? (record.done === undefined ? "" : record.done ? "done" : "running");
  return [record.displayName, state].filter(Boolean).join(" · ");
}
