// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.hub;

import io.sememe.command.CommandException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Asks a hub over HTTP and follows where it sends us. For one thread. */
final class HubClient {
  private static final int FIRST_REDIRECT = 300;
  private static final int FIRST_ERROR = 400;

  private final HttpClient http;
  private final Patience patience;
  private final URI base;
  private final Optional<String> token;

  /**
   * Creates a client.
   *
   * @param base the hub: it alone gets the token
   * @param environment proxies, and a token in {@code HF_TOKEN}
   */
  HubClient(String base, Map<String, String> environment, Patience patience) {
    this.base = URI.create(base);
    this.patience = patience;
    this.token = Optional.ofNullable(environment.get("HF_TOKEN")).filter(one -> !one.isBlank());
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience.connect())
            .proxy(new EnvironmentProxies(environment, ProxySelector.getDefault()))
            .build();
  }

  /**
   * An answer.
   *
   * @param status below 300, or 416
   * @param headers of the server that has the content
   * @param first headers of the hub's own answer: it says what the content is, and may send us
   *     elsewhere for it
   * @param body to be closed
   */
  record Reply(int status, HttpHeaders headers, HttpHeaders first, InputStream body)
      implements AutoCloseable {
    Optional<String> header(String name) {
      return headers.firstValue(name);
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }

  /**
   * Asks.
   *
   * @throws IOException when it may be otherwise the next time
   * @throws CommandException when it will not
   */
  Reply get(URI uri, Map<String, String> headers) throws IOException {
    HttpResponse<InputStream> first = send(uri, headers);
    HttpResponse<InputStream> last = first;
    URI place = uri;
    for (int hops = 0; isRedirect(last); hops++) {
      last.body().close();
      if (hops == Redirects.MOST) {
        throw new CommandException(base.getHost() + " sends us on more than " + hops + " times");
      }
      place = Redirects.next(place, last.headers().firstValue("Location").orElse(""));
      last = send(place, headers);
    }
    requireContent(place, last);
    return new Reply(last.statusCode(), last.headers(), first.headers(), last.body());
  }

  private HttpResponse<InputStream> send(URI uri, Map<String, String> headers) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(patience.answer())
            .header("User-Agent", "sememe-command")
            .header("Accept-Encoding", "identity");
    headers.forEach(request::header);
    token.filter(one -> mayHaveToken(uri)).ifPresent(one -> authorize(request, one));
    try {
      return http.send(request.build(), BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted", e);
    }
  }

  private static void authorize(HttpRequest.Builder request, String token) {
    request.header("Authorization", "Bearer " + token);
  }

  private boolean mayHaveToken(URI uri) {
    return "https".equals(uri.getScheme())
        && Objects.equals(uri.getHost(), base.getHost())
        && uri.getPort() == base.getPort();
  }

  private static boolean isRedirect(HttpResponse<?> response) {
    int status = response.statusCode();
    return status >= FIRST_REDIRECT
        && status < FIRST_ERROR
        && response.headers().firstValue("Location").isPresent();
  }

  private void requireContent(URI uri, HttpResponse<InputStream> response) throws IOException {
    int status = response.statusCode();
    if (status < FIRST_REDIRECT || status == PartFile.NO_SUCH_PART) {
      return;
    }
    response.body().close();
    String answer = uri.getHost() + " answers " + status;
    if (status == 429 || status >= 500) {
      throw new IOException(answer);
    }
    throw new CommandException(answer + " for " + uri.getPath() + ": " + meaning(status));
  }

  private String meaning(int status) {
    return switch (status) {
      case 401, 403 ->
          token.isPresent()
              ? "the token in HF_TOKEN does not open this model: accept its conditions on its page"
                  + " with the user of the token, or name another model"
              : "there is no such model, or it is not for everybody: if it has conditions, accept"
                  + " them on its page and put a token of that user into HF_TOKEN";
      case 404 -> "there is no such model, revision or file: compare the name with its page";
      case 407 -> "the proxy wants a user and a password, which this command does not have";
      default -> "the hub does not give it";
    };
  }
}
