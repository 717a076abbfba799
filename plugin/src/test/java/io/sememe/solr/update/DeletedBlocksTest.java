// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.apache.solr.update.DeleteUpdateCommand;
import org.junit.jupiter.api.Test;

final class DeletedBlocksTest {

  @Test
  void what_is_nested_in_matching_documents_is_matched_too_and_no_passage_by_itself() {
    String query = DeletedBlocks.withNested("topic:x");
    assertEquals(
        "{!bool should='{!bool must=\\'topic:x\\'"
            + " must_not=\\'+_nest_path_:* +passage_field:*\\'}' should='{!child of=\\'*:* -_nest_path_:*\\' "
            + "v=\\'{!bool must=\\\\\\'topic:x\\\\\\'"
            + " filter=\\\\\\'*:* -_nest_path_:*\\\\\\'}\\'}'}",
        query);
  }

  @Test
  void by_id_solr_deletes_blocks_itself() {
    DeleteUpdateCommand byId = new DeleteUpdateCommand(null);
    byId.id = "1";
    assertSame(byId, DeletedBlocks.of(byId));
  }
}
