// Before the program: shows text in the size that was chosen, and says that the program cannot start here, instead of "opening" for ever.
// Written for old browsers: those are the ones that fail.
(function () {
  "use strict";

  var hasFailed = false;

  function sayThatItFailed() {
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", sayThatItFailed);
      return;
    }
    var opening = document.getElementById("opening");
    // Once the program runs it has removed this, and speaks for itself.
    if (!opening || hasFailed) return;
    hasFailed = true;
    goBack(function () {
      document.getElementById("opening-wait").hidden = true;
      document.getElementById("opening-failed").hidden = false;
      document.getElementById("opening-again").onclick = function () { location.reload(); };
    });
  }

  // A version that does not start gives way to the one before it, where the device has that still.
  function goBack(otherwise) {
    var worker = navigator.serviceWorker && navigator.serviceWorker.controller;
    if (!worker || typeof MessageChannel !== "function") return otherwise();
    var answer = new MessageChannel();
    answer.port1.onmessage = function (event) {
      if (event.data !== true) return otherwise();
      // offline.js tells of it.
      try { sessionStorage.setItem("dvk-went-back", "1"); } catch (blocked) { /* It is not told, then. */ }
      location.reload();
    };
    worker.postMessage("go back", [answer.port2]);
  }

  // Errors of files that do not load reach only listeners that capture.
  window.addEventListener("error", function (event) {
    if (event.target === window || event.target.nodeName === "SCRIPT") sayThatItFailed();
  }, true);
  window.addEventListener("unhandledrejection", sayThatItFailed);
  document.addEventListener("securitypolicyviolation", function (event) {
    if (/^script/.test(event.violatedDirective)) sayThatItFailed();
  });

  // The size of text, in per cent. What the device keeps is a few words, read and written by src/ui/preferences.rs.
  function keptSize() {
    try {
      return +(/(?:^| )text-(125|150|200)(?: |$)/.exec(localStorage.getItem("dvk-device")) || [])[1] || 100;
    } catch (blocked) {
      return 100;
    }
  }

  // Media queries count in the browser's own size of text: they are told of this one, so that large text has the page of a narrow window.
  var queries = null;
  function showText(percent) {
    document.documentElement.style.fontSize = percent === 100 ? "" : percent + "%";
    if (document.readyState === "loading") return;
    if (!queries) {
      queries = [];
      [].forEach.call(document.styleSheets, function (sheet) {
        [].forEach.call(sheet.cssRules, function (rule) {
          if (rule.media && /rem/.test(rule.media.mediaText)) queries.push([rule.media, rule.media.mediaText]);
        });
      });
    }
    queries.forEach(function (query) {
      query[0].mediaText = query[1].replace(/([\d.]+)rem/g, function (_, n) { return n * percent / 100 + "rem"; });
    });
  }
  window.dvkShowText = showText;
  if (keptSize() !== 100) {
    showText(keptSize());
    document.addEventListener("DOMContentLoaded", function () { showText(keptSize()); });
  }
  // Paper has a size of its own.
  window.addEventListener("beforeprint", function () { showText(100); });
  window.addEventListener("afterprint", function () { showText(keptSize()); });

  window.addEventListener("DOMContentLoaded", function () {
    if (typeof WebAssembly !== "object" || !("noModule" in HTMLScriptElement.prototype)) sayThatItFailed();
  });
})();
