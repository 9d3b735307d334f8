// Sending a form's fields without leaving the page. Every request is a POST to ourselves.

// Browsers refuse a larger body on a request that outlives its page.
const OUTLIVES_BYTES = 60_000;

/**
 * The fields of a form as they would be sent, files left out.
 * @param {HTMLFormElement} form
 * @returns {URLSearchParams}
 */
export function fieldsOf(form) {
  const fields = new URLSearchParams();
  for (const [name, words] of new FormData(form)) {
    if (typeof words === "string") fields.append(name, words);
  }
  return fields;
}

/**
 * Send fields; true when the server kept them, false when it did not, "away" when it could not be reached.
 * @param {string} address
 * @param {URLSearchParams} fields
 * @returns {Promise<boolean | "away">}
 */
export async function send(address, fields) {
  const body = fields.toString();
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body,
      redirect: "manual",
      keepalive: body.length < OUTLIVES_BYTES,
    });
    return response.ok;
  } catch {
    return "away";
  }
}

/**
 * The token that proves the request comes from our own page.
 * @returns {URLSearchParams}
 */
export function ownPage() {
  const input = document.querySelector("input[name=csrfmiddlewaretoken]");
  const token = input instanceof HTMLInputElement ? input.value : "";
  return new URLSearchParams({ csrfmiddlewaretoken: token });
}

/**
 * @param {number} milliseconds
 * @returns {Promise<void>}
 */
export function wait(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}
