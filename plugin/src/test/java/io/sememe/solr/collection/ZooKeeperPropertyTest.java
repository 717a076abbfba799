// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.solr.testing.LetGo;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.cloud.CollectionProperties;
import org.apache.solr.common.cloud.SolrZkClient;
import org.apache.zookeeper.KeeperException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ZooKeeperPropertyTest extends CollectionPropertyContract {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private TestZooKeeper zooKeeper;
  private SolrZkClient node;
  private SolrZkClient otherNode;
  private String collection;
  private int number;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    zooKeeper = new TestZooKeeper(folder);
  }

  @BeforeEach
  void create_a_collection_and_two_nodes() throws Exception {
    node = zooKeeper.client();
    otherNode = zooKeeper.client();
    number++;
    collection = "c" + number;
    node.makePath("/collections/" + collection, true);
  }

  @AfterEach
  void close_the_nodes() {
    node.close();
    otherNode.close();
  }

  @AfterAll
  void stop() {
    zooKeeper.close();
  }

  @Override
  CollectionProperty open(String name) {
    return on(node, name);
  }

  @Test
  void solr_and_its_users_may_set_properties_beside_it() throws Exception {
    CollectionProperties solr = new CollectionProperties(node);
    solr.setCollectionProperty(collection, "theirs", "1");
    open("spaces").update(text -> "ours");
    solr.setCollectionProperty(collection, "theirs", "2");
    assertEquals("ours", open("spaces").read());
    open("spaces").update(text -> text + "!");
    Map<String, String> all = solr.getCollectionProperties(collection);
    assertEquals(Map.of("theirs", "2", "sememe.spaces", "ours!"), all);
  }

  @Test
  void another_node_learns_of_the_first_text_and_of_a_change() {
    CollectionProperty here = open("spaces");
    CollectionProperty there = on(otherNode, "spaces");
    assertEquals("", there.read());
    here.update(text -> "a");
    await(() -> there.read().equals("a"));
    here.update(text -> "b");
    await(() -> there.read().equals("b"));
  }

  @Test
  void a_node_whose_session_was_lost_learns_of_later_changes() {
    CollectionProperty here = open("spaces");
    CollectionProperty there = on(otherNode, "spaces");
    assertEquals("", there.read());
    for (String text : new String[] {"a", "b", "c"}) {
      long session = TestZooKeeper.session(otherNode);
      zooKeeper.expire(otherNode);
      here.update(old -> text);
      await(() -> there.read().equals(text));
      await(() -> TestZooKeeper.session(otherNode) != session && otherNode.isConnected());
    }
  }

  @Test
  void without_zookeeper_reading_goes_on_and_a_change_is_refused_until_it_is_back()
      throws Exception {
    CollectionProperty known = open("spaces");
    known.update(text -> "a");
    assertEquals("a", known.read());
    CollectionProperty unknown = open("other");
    zooKeeper.stop();
    try {
      await(() -> !node.isConnected());
      assertEquals("a", known.read());
      assertUnreachable(assertThrows(SolrException.class, unknown::read));
      assertUnreachable(assertThrows(SolrException.class, () -> known.update(text -> "b")));
      assertEquals("a", known.read());
    } finally {
      zooKeeper.start();
    }
    await(node::isConnected);
    assertEquals("ab", known.update(text -> text + "b"));
    assertEquals("ab", known.read());
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void what_nobody_asks_any_more_is_let_go_although_its_watch_stays() {
    WeakReference<CollectionProperty> asked = asked();
    LetGo.require(asked);
  }

  private WeakReference<CollectionProperty> asked() {
    CollectionProperty property = open("spaces");
    assertEquals("", property.read());
    return new WeakReference<>(property);
  }

  @Test
  void a_collection_that_is_gone_is_named_and_forgets() throws Exception {
    CollectionProperty property = open("spaces");
    property.update(text -> "a");
    node.clean("/collections/" + collection);
    await(() -> property.read().isEmpty());
    SolrException e = assertThrows(SolrException.class, () -> property.update(text -> "b"));
    assertEquals(404, e.code());
    assertTrue(e.getMessage().contains("'" + collection + "'"), e.getMessage());
  }

  @Test
  void properties_that_are_no_object_are_an_error_that_changes_nothing() throws Exception {
    String path = "/collections/" + collection + "/collectionprops.json";
    for (String broken : new String[] {"[1]", "{", "\"text\"", "nonsense"}) {
      byte[] bytes = broken.getBytes(StandardCharsets.UTF_8);
      node.atomicUpdate(path, old -> bytes);
      SolrException e = assertThrows(SolrException.class, () -> open("spaces").read(), broken);
      assertEquals(500, e.code());
      assertThrows(SolrException.class, () -> open("spaces").update(text -> "a"), broken);
      assertEquals(broken, content(path));
    }
  }

  private String content(String path) throws KeeperException, InterruptedException {
    return new String(node.getData(path, null, null, true), StandardCharsets.UTF_8);
  }

  private CollectionProperty on(SolrZkClient client, String name) {
    return new ZooKeeperProperty(client, collection, name);
  }

  private static void assertUnreachable(SolrException e) {
    assertEquals(503, e.code());
    assertTrue(e.getMessage().contains("send the request again"), e.getMessage());
    assertFalse(e.getMessage().contains("null"), e.getMessage());
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "not within " + PATIENCE);
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
