// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import static io.sememe.solr.AdminRequest.permission;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.solr.security.PermissionNameProvider.Name;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AdminRequestTest {

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void showing_needs_the_permission_to_read_the_configuration(String method) {
    assertEquals(Name.CONFIG_READ_PERM, permission(method));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
  void anything_else_needs_the_permission_to_edit_it(String method) {
    assertEquals(Name.CONFIG_EDIT_PERM, permission(method));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void looking_at_a_node_needs_the_permission_for_metrics(String method) {
    assertEquals(Name.METRICS_READ_PERM, AdminRequest.nodePermission(method));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
  void changing_a_node_needs_the_permission_to_edit_the_configuration(String method) {
    assertEquals(Name.CONFIG_EDIT_PERM, AdminRequest.nodePermission(method));
  }
}
