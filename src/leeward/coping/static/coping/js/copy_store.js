// Where the sealed copy of a plan lies: one entry in IndexedDB. What goes in is sealed already.

const STORE = "copy";

/** The browser keeps nothing for this site: a private window, a setting, or no room. */
export class NotKept extends Error {}

/** @returns {Promise<IDBDatabase>} */
function opened() {
  return new Promise((done, fail) => {
    try {
      const asked = indexedDB.open("copy", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
      asked.onsuccess = () => done(asked.result);
      asked.onerror = asked.onblocked = () => fail(new NotKept());
    } catch {
      fail(new NotKept());
    }
  });
}

/**
 * Do one thing to the store, and be done only when it lies on the disk.
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest} what
 * @returns {Promise<any>}
 */
async function inStore(mode, what) {
  const database = await opened();
  try {
    return await new Promise((done, fail) => {
      const transaction = database.transaction(STORE, mode, { durability: "strict" });
      const asked = what(transaction.objectStore(STORE));
      transaction.oncomplete = () => done(asked.result);
      transaction.onerror = transaction.onabort = () => fail(new NotKept());
    });
  } catch (fault) {
    throw fault instanceof NotKept ? fault : new NotKept();
  } finally {
    database.close();
  }
}

/** What lies here: whose it is and which version it is a copy of, both random marks; or null. */
export async function there() {
  return (await inStore("readonly", (store) => store.get(STORE))) ?? null;
}

/** Take the copy off this phone. */
export async function remove() {
  await inStore("readwrite", (store) => store.delete(STORE));
}

/**
 * Put a copy in place of any that is here.
 * @param {unknown} copy
 */
export async function put(copy) {
  await inStore("readwrite", (store) => store.put(copy, STORE));
}
