// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import org.jspecify.annotations.Nullable;

/**
 * What the index has of one text in one space. Not to be modified.
 *
 * @param vector its vector
 * @param tokens its token vectors in their stored form, of no token at all when the model leaves
 *     out what it is made of; null when none are wanted
 */
record TextVectors(float[] vector, byte @Nullable [] tokens) {}
