// What shall go wrong: switches for what is common, a form for the rest, and the rules that stand.

import { control } from "./control.js";
import { make, say } from "./dom.js";

const SWITCHES = [
  ["Now and then 503", "A tenth of all calls is refused.", { status: 503, rate: 0.1 }],
  ["Always 500", "Every call fails.", { status: 500 }],
  ["Quota is used up", "429, with RetryInfo and QuotaFailure.", { status: 429, retry_delay: 2, quota: "GenerateRequestsPerMinutePerProjectPerModel" }],
  ["Slow", "Two seconds pass before each answer.", { delay: 2 }],
  ["HTML in place of JSON", "502 as a proxy says it.", { status: 502, html: true }],
  ["No connection", "Dropped before the status line.", { cut: "head" }],
  ["Streams end early", "Cut after 300 bytes.", { cut: 300, method: "*.streamGenerateContent" }],
  ["Streams stall", "Three seconds of silence after 200 bytes.", { stall: 3, stall_at: 200, method: "*.streamGenerateContent" }],
  ["Done, but not told", "The work is done, and 503 is answered.", { status: 503, commit: true }],
  ["Storm", "A bit of everything.", { faults: "storm", rate: 0.3 }],
];
const OWN = new Set(["times", "skip", "seed", "met", "used", "done"]);
const EXAMPLE = { method: "*.generateContent", status: 429, retry_delay: 3, times: 2 };

export async function faults(section) {
  const switches = SWITCHES.map(([name, words, facts]) => [facts, make("button", { type: "button", class: "switch", role: "switch", "aria-checked": "false", onclick: () => turn(facts) },
    make("span", { class: "track", "aria-hidden": "true" }), make("span", {}, name), make("small", {}, words))]);
  const list = make("ul", { class: "list", "aria-label": "Rules that stand" });
  const none = make("p", { class: "quiet" }, "Nothing goes wrong.");
  const text = make("textarea", { id: "rule", rows: "8", spellcheck: "false" });
  text.value = JSON.stringify(EXAMPLE, null, 2);
  const wrong = make("p", { class: "bad", role: "alert" });
  section.append(
    make("h2", {}, "Switches"), make("div", { class: "switches" }, switches.map(([, element]) => element)),
    make("div", { class: "tools" }, make("h2", { class: "grow" }, "Rules"), make("button", { type: "button", onclick: clear }, "Remove all")),
    list, none,
    make("form", { class: "form", onsubmit: add },
      make("h2", {}, "Another rule"),
      make("div", { class: "field" }, make("label", { for: "rule" }, "As JSON"), text,
        make("small", {}, "The first rule whose method matches is used: times, skip, rate and seed say how often.")),
      wrong,
      make("div", { class: "tools" }, make("button", { class: "main" }, "Add")),
    ),
  );
  let standing = [];
  let counts = [];

  async function add(event) {
    event.preventDefault();
    try {
      wrong.textContent = "";
      await control("POST", "faults", JSON.parse(text.value));
      say("Added.");
    } catch (error) {
      wrong.textContent = error.message;
    }
    await tick();
  }

  async function clear() {
    await control("DELETE", "faults");
    await tick();
  }

  async function turn(facts) {
    const index = standing.findIndex((rule) => same(rule, facts));
    if (index < 0) await control("POST", "faults", facts);
    else await control("DELETE", `faults?index=${index}`);
    await tick();
  }

  async function remove(index) {
    await control("DELETE", `faults?index=${index}`);
    await tick();
    (list.querySelectorAll("button")[index] ?? section.querySelector("button")).focus();
  }

  // What stays as it was keeps its elements, so that nothing moves under a finger or loses the focus.
  async function tick() {
    const { rules } = await control("GET", "faults");
    const changed = JSON.stringify(rules.map(words)) !== JSON.stringify(standing.map(words));
    standing = rules;
    for (const [facts, element] of switches) {
      element.setAttribute("aria-checked", String(rules.some((rule) => same(rule, facts))));
    }
    if (changed) {
      counts = rules.map(() => make("span", { class: "quiet" }));
      list.replaceChildren(...rules.map((rule, index) => make("li", { class: "line tools" },
        make("span", { class: "grow" }, make("code", {}, words(rule)), " ", counts[index]),
        make("button", { type: "button", "aria-label": `Remove rule ${index + 1}`, onclick: () => remove(index) }, "Remove"),
      )));
    }
    rules.forEach((rule, index) => { counts[index].textContent = `met ${rule.met}, used ${rule.used}`; });
    list.hidden = rules.length === 0;
    none.hidden = rules.length > 0;
  }

  await tick();
  return { tick };
}

function given(rule) {
  const facts = Object.entries(rule).filter(([name, value]) => !OWN.has(name) && !(name === "method" && value === "*") && !(name === "rate" && value === 1));
  return Object.fromEntries(facts);
}

function same(rule, facts) {
  const found = given(rule);
  if (facts.faults === "storm") return Array.isArray(found.faults) && found.rate === facts.rate && found.faults.length > 3;
  const sorted = (one) => JSON.stringify(Object.entries(one).sort());
  return sorted(found) === sorted(facts);
}

function words(rule) {
  const found = given(rule);
  if (Array.isArray(found.faults)) found.faults = `${found.faults.length} kinds`;
  for (const name of ["times", "skip", "seed"]) if (rule[name]) found[name] = rule[name];
  return Object.entries(found).map(([name, value]) => `${name}=${value}`).join(" ");
}
