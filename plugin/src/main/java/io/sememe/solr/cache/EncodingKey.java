// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.cache;

import io.sememe.encoder.Role;

/**
 * All that decides how a text is encoded.
 *
 * @param fingerprint the fingerprint of the space
 * @param role what the text is to the search
 * @param text the text
 */
public record EncodingKey(String fingerprint, Role role, String text) {}
