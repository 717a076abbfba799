// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.page;

import io.sememe.solr.AdminRequest;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.WrittenAnswer;
import io.sememe.solr.collection.CollectionName;
import io.sememe.solr.models.ModelUser;
import java.lang.invoke.MethodHandles;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.solr.client.solrj.SolrRequest.METHOD;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.common.util.ContentStreamBase;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.core.SolrCore;
import org.apache.solr.handler.RequestHandlerBase;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.request.SolrRequestHandler;
import org.apache.solr.response.SolrQueryResponse;
import org.apache.solr.security.AuthorizationContext;
import org.apache.solr.util.plugin.SolrCoreAware;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page that shows what Sememe does with a collection, at {@code /solr/<collection>/sememe/} in
 * a browser.
 *
 * <pre>{@code
 * <requestHandler name="/sememe" class="io.sememe.solr.page.PageHandler">
 *   <str name="model">bge-small-en-v1.5</str>
 *   <str name="title">title</str>
 *   <str name="body">body</str>
 *   <str name="vector">vector</str>
 *   <str name="words">text</str>
 *   <str name="facets">topic</str>
 * </requestHandler>
 * }</pre>
 *
 * <p>Configuration, all optional: {@code model}, which views begin with; {@code title} and {@code
 * body}, the stored fields that hits are shown by; {@code vector}, the vector field; {@code words},
 * the fields that are searched by words, as {@code qf} has them; {@code facets}, those that hits
 * are narrowed by. A field that the schema does not have, or not for this, is left out with a
 * warning. Anything else is refused. The name must be {@code /sememe}: the page finds the
 * collection's address by it.
 *
 * <p>Below it are {@code /sememe/page}, what the page is told of the collection, its node and its
 * reader; and {@code /sememe/<digest>/…}, the page's files, which browsers keep for good: files
 * that differ have another digest. A node of another version is asked for them while a cluster is
 * upgraded; it gives its own, to be kept by nobody. Handlers with names of their own, such as
 * {@code /sememe/models}, answer for themselves; where a collection does not have one, it is for
 * the page to say so, with 404 by whatever method it is asked. All that there is is read by GET and
 * HEAD, and needs the permission {@code read}. Thread-safe.
 */
public final class PageHandler extends RequestHandlerBase implements SolrCoreAware, ModelUser {
  private static final Logger log = LoggerFactory.getLogger(MethodHandles.lookup().lookupClass());
  private static final String NAME = "/sememe";
  private static final String DESCRIPTION = "/page";

  /** With a '/' at the end of the page's own address, the name stands there twice. */
  private static final Pattern FILE = Pattern.compile("(?:" + NAME + ")?/([0-9a-f]{16})/(.+)");

  /** As other handlers are called; files have other names. */
  private static final Pattern HANDLER = Pattern.compile("/[a-z]{1,30}");

  private static final String FOR_GOOD = "private, max-age=31536000, immutable";

  private volatile PageSettings settings = PageSettings.NONE;

  @Override
  public void init(NamedList<?> args) {
    super.init(args);
    settings = PageSettings.of(args);
  }

  /** Tells in the log what the schema lacks. */
  @Override
  public void inform(SolrCore core) {
    if (!NAME.equals(getPluginInfo().name)) {
      throw SolrErrors.badRequest(
          "PageHandler must have the name " + NAME + ", not " + getPluginInfo().name);
    }
    Set<String> missing = PageFields.of(settings, core.getLatestSchema()).missing();
    if (!missing.isEmpty()) {
      log.warn("The page leaves out fields that the schema does not have for it: {}", missing);
    }
  }

  @Override
  public Stream<String> models() {
    return Stream.ofNullable(settings.model());
  }

  /** Answers for all paths below its own that no other handler has. */
  @Override
  public SolrRequestHandler getSubHandler(String path) {
    return this;
  }

  @Override
  public void handleRequestBody(SolrQueryRequest request, SolrQueryResponse response) {
    // Solr would judge by the index whether a browser has the newest page.
    response.setHttpCaching(false);
    String path = Objects.requireNonNullElse(request.getPath(), NAME).substring(NAME.length());
    if (path.isEmpty()) {
      requireLooking(request);
      write(PageFiles.of(request.getCoreContainer()).index(), request, response);
    } else if (path.equals(DESCRIPTION)) {
      requireLooking(request);
      AdminRequest.requireKnown(NAME + DESCRIPTION, request.getParams(), "", Set.of());
      PageDescription.of(request, settings).forEach(response::add);
    } else {
      writeFile(path, request, response);
    }
  }

  private static void requireLooking(SolrQueryRequest request) {
    Object method = request.getContext().get("httpMethod");
    if (method != null && method != METHOD.GET && method != METHOD.HEAD) {
      throw SolrErrors.badRequest(NAME + " is read by GET, not by " + method);
    }
  }

  // What there is not is 404 by any method: a node asks its next collection after that only.
  private static void writeFile(String path, SolrQueryRequest request, SolrQueryResponse response) {
    PageFiles files = PageFiles.of(request.getCoreContainer());
    Matcher asked = FILE.matcher(path);
    PageFile file = asked.matches() ? files.file(asked.group(2)).orElse(null) : null;
    if (file == null) {
      throw new SolrException(ErrorCode.NOT_FOUND, missing(path, request.getCore()));
    }
    requireLooking(request);
    if (asked.group(1).equals(files.digest())) {
      response.setHttpCaching(true);
      response.setHttpHeader("Cache-Control", FOR_GOOD);
    }
    write(file, request, response);
  }

  private static String missing(String path, SolrCore core) {
    return HANDLER.matcher(path).matches()
        ? "collection '"
            + CollectionName.of(core)
            + "' has no handler "
            + NAME
            + path
            + "; add its requestHandler to solrconfig.xml, as in INSTALL.md"
        : "the page has no such file";
  }

  private static void write(PageFile file, SolrQueryRequest request, SolrQueryResponse response) {
    boolean zipped = Compression.isTaken(request);
    if (zipped) {
      response.setHttpHeader("Content-Encoding", Compression.GZIP);
    }
    response.setHttpHeader("Vary", "Accept-Encoding");
    byte[] bytes = zipped ? file.zipped() : file.bytes();
    WrittenAnswer.send(
        new ContentStreamBase.ByteArrayStream(bytes, NAME, file.type()), request, response);
  }

  @Override
  public Name getPermissionName(AuthorizationContext request) {
    return Name.READ_PERM;
  }

  @Override
  public String getDescription() {
    return "A page that shows what Sememe does with the collection";
  }

  @Override
  public Category getCategory() {
    return Category.QUERY;
  }
}
