/**
 * Folder with all that an author edits, from the root of the project: `content`, or another guide of the same engine that
 * `CONTENT` names.
 */
export const contentFolder = (process.env['CONTENT'] || 'content').replace(/^\.\/|\/$/g, '');
