import { environment, findPython } from '../support/python.ts';

/** The lock of pip-audit itself. */
export const auditLock = 'tests/audit/requirements.txt';

/** A Python with pip-audit in it, or why there is none. */
export function auditEnvironment(): { python: string } | { missing: string } {
  const python = findPython([13, 14, 12, 11]);
  return python ? environment(python, auditLock) : { missing: 'no Python from 3.11 to 3.14 with venv and ensurepip' };
}

/** Arguments of Python that look for known holes in what a lock names. */
export function auditArguments(lock: string): string[] {
  const options = '--vulnerability-service=osv --strict --disable-pip --progress-spinner=off'.split(' ');
  return ['-m', 'pip_audit', ...options, '--requirement', lock];
}
