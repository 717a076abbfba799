// SPDX-License-Identifier: Apache-2.0
/**
 * The page that shows in a browser what Sememe does. Its files lie beside this class in the jar:
 * HTML, styles, and modules as browsers read them, built by nothing.
 *
 * <p>{@link io.sememe.solr.page.PageHandler} answers for the path {@code /sememe} and what is below
 * it: {@code PageFiles} are read once from the jar ({@code PageFolder}) and found by their names,
 * under an address that has their digest in it. {@code PageDescription} is what the page is told:
 * the fields that {@code PageSettings} name and the schema has ({@code PageFields}), what there is
 * to show ({@code Offers}) and what the reader may do ({@code Rights}). All else the page asks of
 * the other handlers, as anybody does.
 */
@NullMarked
package io.sememe.solr.page;

import org.jspecify.annotations.NullMarked;
