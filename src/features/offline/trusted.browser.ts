/** The part of Trusted Types that is used here; what it gives is typed as the text it stands for. */
interface Policies {
  createPolicy(name: string, rules: { createScriptURL(): string }): { createScriptURL(text: string): string };
}

const worker = `${import.meta.env.BASE_URL}sw.js`;
const { trustedTypes } = globalThis as { trustedTypes?: Policies };

/** The one policy that the pages allow (`trusted-types` in their content security policy): it knows no address but the worker's. */
const policy = trustedTypes?.createPolicy('guide', { createScriptURL: () => worker });

/** Address of the worker that keeps pages, as this browser wants it. */
export const workerAddress = policy?.createScriptURL(worker) ?? worker;
