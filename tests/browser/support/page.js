// Finds things on the page as a person does: by their words. Sent with every question; page.rs adds the question itself.

const spaced = (text) => text.normalize("NFC").replace(/\s+/g, " ").trim();

const shown = (element) =>
  getComputedStyle(element).display === "contents" || element.checkVisibility({ visibilityProperty: true });

/** The words in a node, without those of fields, icons and hidden parts. */
function words(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  if (node.matches("input, select, textarea, [aria-hidden=true]") || !shown(node)) return "";
  const inside = [...node.childNodes].map(words).join("");
  return getComputedStyle(node).display.startsWith("inline") ? inside : ` ${inside} `;
}

/** What a screen reader would call an element. */
function nameOf(element) {
  const by = element.getAttribute("aria-labelledby");
  if (by) return spaced(by.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? "").join(" "));
  if (element.hasAttribute("aria-label")) return spaced(element.getAttribute("aria-label"));
  if (element.labels?.length) return spaced([...element.labels].map(words).join(" "));
  if (element.matches("fieldset")) return spaced(words(element.querySelector("legend") ?? document.createTextNode("")));
  return spaced(words(element)) || spaced(element.title ?? "");
}

const KINDS = {
  button: "button, [role=button], [role=tab], [role=menuitem], input[type=submit], summary",
  link: "a[href]",
  field: "input, select, textarea, [role=combobox]",
  group: "fieldset, [role=group], [role=radiogroup]",
  heading: "h1, h2, h3, h4, [role=heading]",
};

const REGIONS = "section, article, fieldset, dialog, form, table, aside, nav, header, main, li, tr, [role=region], [role=group]";

/** The part of the page that a heading, a legend or a label names; failing that, the smallest row or item with these words. */
function region(name) {
  if (!name) return document.body;
  const all = [...document.querySelectorAll(REGIONS)].filter(shown);
  const title = (element) => {
    const own = element.querySelector("h1, h2, h3, h4, legend, caption");
    return element.hasAttribute("aria-label") || element.hasAttribute("aria-labelledby") ? nameOf(element) : own ? nameOf(own) : "";
  };
  const size = (element) => element.textContent.length;
  const smallest = (list) => list.sort((a, b) => size(a) - size(b))[0];
  return smallest(all.filter((element) => title(element) === name))
    ?? smallest(all.filter((element) => element.matches("li, tr, article") && spaced(words(element)).includes(name)));
}

/** The elements of a kind with this name; a mark after a label, such as "(bắt buộc)", does not count. */
function named(kind, name, within) {
  const place = region(within);
  if (!place) return [];
  const all = [...place.querySelectorAll(KINDS[kind])].filter((element) => shown(element) && element.type !== "hidden");
  const exact = all.filter((element) => nameOf(element) === name);
  if (exact.length || kind !== "field") return exact;
  return all.filter((element) => {
    const own = nameOf(element);
    return own.startsWith(name) && /^\s*[(*]/.test(own.slice(name.length));
  });
}

/** The one usable element of a kind with this name, or nothing yet. */
function the(kind, name, within) {
  const found = named(kind, name, within).filter((element) => !element.matches(":disabled, [aria-disabled=true]"));
  if (found.length > 1) throw new Error(`${found.length} of the kind ${kind} are called "${name}": say within what`);
  return found[0];
}

/** The option of a select, or the radio button of a group. */
function choice(name, option, within) {
  const field = named("field", name, within).find((element) => element.matches("select"));
  if (field) return [...field.options].find((one) => spaced(one.textContent) === option && !one.disabled);
  const group = named("group", name, within)[0];
  return group && [...group.querySelectorAll("input")].find((one) => nameOf(one) === option);
}

const says = (text, within) => spaced(region(within)?.innerText ?? "").includes(text);

/**
 * Answers with what `question` returns as soon as that is something; asks again whenever the page changes. Where the page goes away
 * meanwhile, it says so: the next one is to be asked.
 */
function answerWhen(question, patience, done) {
  let last = "";
  const ask = () => {
    try {
      return question() || undefined;
    } catch (error) {
      last = error.message;
      return undefined;
    }
  };
  const changes = ["input", "change", "toggle", "hashchange", "popstate", "focusin", "resize", "transitionend", "animationend"];
  const observer = new MutationObserver(look);
  const leaves = ["beforeunload", "pagehide"];
  // A test may say itself that a page goes.
  const leave = (event) => event.isTrusted && finish({ isGone: true });
  const finish = (answer) => {
    leaves.forEach((name) => removeEventListener(name, leave));
    observer.disconnect();
    clearTimeout(deadline);
    changes.forEach((name) => removeEventListener(name, look, true));
    done(answer);
  };
  function look() {
    const value = ask();
    if (value !== undefined) finish({ value });
  }
  const deadline = setTimeout(() => {
    const names = (kind) => [...new Set([...document.querySelectorAll(KINDS[kind])].filter(shown).map(nameOf))].join(" | ");
    finish({
      why: last,
      page: [
        location.hash, document.body.innerText.slice(0, 3000),
        `buttons: ${names("button")}`, `links: ${names("link")}`, `fields: ${names("field")}`,
      ].join("\n"),
    });
  }, patience);
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  changes.forEach((name) => addEventListener(name, look, true));
  leaves.forEach((name) => addEventListener(name, leave));
  look();
}
