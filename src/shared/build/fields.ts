import { z } from 'astro/zod';
import { layers } from '../stations.ts';

/** Fields that several kinds of entries have. */

export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9.]+)*$/, 'an id is lower case words joined by hyphens');
export const markdown = z.string().trim().min(1);
export const internal = z.string().regex(/^\/[^\s]*$/, 'a link inside the guide starts with a slash');
export const sources = z.array(id).default([]);
export const layer = z.enum(layers);
/** Ids an entry had before: links to them still lead to it. */
export const aliases = z.array(id).default([]);
