// Lets the program open without a network: registers the service worker, and tells of a new version. Stands beside the program, so that
// a new version can be had even where the present one does not start.
(function () {
  "use strict";

  var workers = navigator.serviceWorker;
  if (!workers || !/^https?:$/.test(location.protocol)) return;

  var HOUR_MS = 3600000;
  var isAsked = false;
  var typedInto = null;

  // Typing that is not saved: from the first letter in a form until the form is sent without errors, or gone.
  document.addEventListener("input", function (event) {
    if (event.target.form) typedInto = event.target.form;
  });
  document.addEventListener("submit", function (event) {
    setTimeout(function () {
      if (event.target === typedInto && !typedInto.querySelector("[aria-invalid=true]")) typedInto = null;
    });
  });
  function isTypedInto() { return typedInto !== null && typedInto.isConnected; }

  function byId(id) { return document.getElementById(id); }

  function offer(worker) {
    byId("update").hidden = false;
    byId("update-go").onclick = function () {
      byId("update-typed").hidden = !isTypedInto();
      if (isTypedInto()) return;
      isAsked = true;
      worker.postMessage("take over");
    };
    byId("update-later").onclick = function () { byId("update").hidden = true; };
  }

  workers.addEventListener("controllerchange", function () {
    if (isAsked) location.reload();
  });

  // The browser's offer to install the program waits until somebody wants it; src/shell/install.rs takes it.
  window.addEventListener("beforeinstallprompt", function (event) {
    event.preventDefault();
    window.dvkInstall = event;
    window.dispatchEvent(new Event("dvk-install"));
  });

  // Files opened with the program from the device's own list of files go to the service worker, which keeps them like shared ones.
  if (window.launchQueue) {
    window.launchQueue.setConsumer(function (launch) {
      if (!launch.files || launch.files.length === 0) return;
      var files = launch.files.map(function (handle) { return handle.getFile(); });
      Promise.all([workers.ready].concat(files)).then(function (all) {
        var channel = new MessageChannel();
        channel.port1.onmessage = function () {
          location.hash = "#/trao-doi-tep";
          window.dispatchEvent(new Event("handed-over"));
        };
        all[0].active.postMessage({ files: all.slice(1) }, [channel.port2]);
      });
    });
  }

  function follow(registration) {
    if (registration.waiting && workers.controller) offer(registration.waiting);
    registration.addEventListener("updatefound", function () {
      // The first one is no new version, though some engines tell of its installation when it has taken the page over already.
      if (!workers.controller) return;
      var worker = registration.installing;
      worker.addEventListener("statechange", function () {
        if (worker.state === "installed" && workers.controller) offer(worker);
      });
    });
    var looked = 0;
    function look() {
      if (document.hidden || Date.now() - looked < HOUR_MS) return;
      looked = Date.now();
      // Without a network there is nothing to find.
      registration.update().catch(function () {});
    }
    document.addEventListener("visibilitychange", look);
    // Not every browser looks by itself when a page is opened.
    if (workers.controller) look();
  }

  // A new version was wanted and did not start (opening.js).
  function tellOfGoingBack() {
    try {
      if (!sessionStorage.getItem("dvk-went-back")) return;
      sessionStorage.removeItem("dvk-went-back");
    } catch (blocked) {
      return;
    }
    byId("went-back").hidden = false;
    byId("went-back-close").onclick = function () { byId("went-back").hidden = true; };
  }

  // A browser that refuses goes on with the network.
  window.addEventListener("load", function () {
    tellOfGoingBack();
    workers.register("./worker.js", { updateViaCache: "none" }).then(follow, function () {});
  });
})();
