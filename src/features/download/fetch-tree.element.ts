/** Commands that fetch files of this site: puts the address that the page was read at in place of one that stands for it. */
class FetchTree extends HTMLElement {
  connectedCallback(): void {
    const { site } = this.dataset;
    if (!site) throw new Error('<fetch-tree> has no data-site: the address in its text that stands for this site');
    const texts = document.createTreeWalker(this, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode.nodeValue ?? '';
      if (text.includes(site)) texts.currentNode.nodeValue = text.replaceAll(site, new URL(document.baseURI).origin);
    }
  }
}

customElements.define('fetch-tree', FetchTree);
