/**
 * A page as a document in which nothing runs. The browser reads it by itself: no text of ours becomes markup, so the pages
 * can forbid that (`require-trusted-types-for`).
 * @throws Error with address and status if it cannot be had.
 */
export function fetchedPage(address: string): Promise<Document> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', address);
    request.responseType = 'document';
    request.onload = () => {
      const page = request.status === 200 ? request.responseXML : null;
      if (page) resolve(page);
      else reject(new Error(`${address} answered ${request.status}`));
    };
    request.onerror = () => reject(new Error(`${address} gave no answer`));
    request.send();
  });
}
