// nbgrader's Validate runs the public checks. When they pass it says "Success! Your notebook passes all the tests.",
// a text that is fixed there and promises more than it knows. This says what was found, wherever the engine is
// installed; without it, or in a JupyterLab that does not load it any more, nbgrader's own text stands.
//
// JupyterLab loads an extension that is already built as a container of modules with the functions `init` and `get`.
// This one is small enough to be written as it is loaded, so it needs no build step.

(() => {
  const SUCCESS = "Public checks passed. Hidden tests decide the rest.";

  // A dialog is put into the page as a child of its body, text and all, and is changed here before it is painted.
  const look = (changes) => {
    for (const change of changes) {
      for (const node of change.addedNodes) {
        const line = node instanceof Element && node.querySelector("#validation-message.validation-success p");
        if (line) {
          line.textContent = SUCCESS;
        }
      }
    }
  };

  const plugin = {
    id: "autograder:validate",
    description: "Says in nbgrader's Validate what passed: the public checks.",
    autoStart: true,
    activate: () => new MutationObserver(look).observe(document.body, { childList: true }),
  };

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB.autograder = {
    init: () => {},
    get: async () => () => ({ __esModule: true, default: plugin }),
  };
})();
