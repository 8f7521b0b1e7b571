// Says that the program cannot start here, instead of "opening" for ever. Written for old browsers: those are the ones that fail.
(function () {
  "use strict";

  function sayThatItFailed() {
    var opening = document.getElementById("opening");
    // Once the program runs it has removed this, and speaks for itself.
    if (!opening) return;
    document.getElementById("opening-wait").hidden = true;
    document.getElementById("opening-failed").hidden = false;
  }

  // Errors of files that do not load reach only listeners that capture.
  window.addEventListener("error", function (event) {
    if (event.target === window || event.target.nodeName === "SCRIPT") sayThatItFailed();
  }, true);
  window.addEventListener("unhandledrejection", sayThatItFailed);
  window.addEventListener("DOMContentLoaded", function () {
    if (typeof WebAssembly !== "object" || !("noModule" in HTMLScriptElement.prototype)) sayThatItFailed();
  });
})();
