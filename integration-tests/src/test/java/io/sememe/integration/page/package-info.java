// SPDX-License-Identifier: Apache-2.0
/**
 * The page in a browser, used as people use it. {@link io.sememe.integration.page.SharedPage} gives
 * a test class a {@link io.sememe.integration.page.Site}; each of its {@link
 * io.sememe.integration.page.Visit}s is a window of one {@link io.sememe.integration.page.Look},
 * and closing it asserts that nothing went wrong in it. Screenshots are written to target/page, to
 * be looked at by people: no test compares them.
 *
 * <p>With {@code -Dsememe.page.files=FOLDER} the page's files come from a folder instead of the
 * node, so that they can be edited and tried without a build.
 */
package io.sememe.integration.page;
