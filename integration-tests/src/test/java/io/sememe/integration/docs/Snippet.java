// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.docs;

/**
 * A fenced block of a Markdown file.
 *
 * @param section the last heading before it, without number signs; empty before the first
 * @param marker what the HTML comment directly before it says; empty where there is none
 * @param language what stands behind the fence
 * @param text the lines between the fences
 */
record Snippet(String section, String marker, String language, String text) {}
