// Says that the program cannot start here, instead of "opening" for ever. Written for old browsers: those are the ones that fail.
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
    });
  }

  // A version that does not start gives way to the one before it, where the device has that still.
  function goBack(otherwise) {
    var worker = navigator.serviceWorker && navigator.serviceWorker.controller;
    if (!worker || typeof MessageChannel !== "function") return otherwise();
    var answer = new MessageChannel();
    answer.port1.onmessage = function (event) {
      if (event.data === true) location.reload();
      else otherwise();
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
  window.addEventListener("DOMContentLoaded", function () {
    if (typeof WebAssembly !== "object" || !("noModule" in HTMLScriptElement.prototype)) sayThatItFailed();
  });
})();
