// SPDX-License-Identifier: Apache-2.0
/**
 * Who may ask for what. A rule of an administrator for one path guards all ways to what lies behind
 * it: a {@link io.sememe.solr.permission.GuardedPath} asks the node's authorization about a request
 * as if it had come there ({@code PathContext}). {@link io.sememe.solr.permission.GuardedPaths} are
 * those of ours that several rooms ask about.
 */
@NullMarked
package io.sememe.solr.permission;

import org.jspecify.annotations.NullMarked;
