// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import io.sememe.solr.permission.GuardedPath;
import org.apache.solr.security.PermissionNameProvider.Name;

/** Who may see what a model makes of texts: the same as may read documents, or fewer. */
final class ExplainPermission {
  /** What a model looks at, by the handler and in documents. */
  static final GuardedPath ATTENTION =
      new GuardedPath("attention", "/sememe/explain", Name.READ_PERM);

  /** The tokens of a text. */
  static final GuardedPath TOKENS = new GuardedPath("tokens", "/sememe/tokens", Name.READ_PERM);

  private ExplainPermission() {}
}
