// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import org.jspecify.annotations.Nullable;

/**
 * What a user asks for by meaning.
 *
 * @param field the name of the vector field, as the user knows it
 * @param text the text
 * @param model the model that the user names, or the configuration for all that name none; null
 *     when neither does
 */
public record Question(String field, String text, @Nullable String model) {}
