// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.permission;

import org.apache.solr.security.PermissionNameProvider.Name;

/** The paths that more than one room asks about. */
public final class GuardedPaths {
  /** What a model looks at, by the handler and in documents: as for reading documents. */
  public static final GuardedPath ATTENTION =
      new GuardedPath("attention", "/sememe/explain", Name.READ_PERM);

  /** The tokens of a text. */
  public static final GuardedPath TOKENS =
      new GuardedPath("tokens", "/sememe/tokens", Name.READ_PERM);

  /** How a node and its models are. */
  public static final GuardedPath STATUS =
      new GuardedPath("the status", "/sememe/status", Name.METRICS_READ_PERM);

  /** What can be done with models. */
  public static final GuardedPath MODELS =
      new GuardedPath("models", "/sememe/models", Name.CONFIG_EDIT_PERM);

  /** How the job is that encodes a collection again. */
  public static final GuardedPath JOB =
      new GuardedPath("the job", "/sememe/embed", Name.CONFIG_READ_PERM);

  /** What can be done with that job. */
  public static final GuardedPath JOB_CHANGES =
      new GuardedPath("the job", "/sememe/embed", Name.CONFIG_EDIT_PERM);

  private GuardedPaths() {}
}
