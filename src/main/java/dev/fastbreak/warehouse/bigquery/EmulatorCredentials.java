package dev.fastbreak.warehouse.bigquery;

import com.google.auth.Credentials;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.OAuth2CredentialsWithRefresh;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.beam.sdk.extensions.gcp.auth.CredentialFactory;
import org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * What an emulator on this machine asks for: a secret in the file that the system property {@code
 * fastbreak.emulator} names. Without the property nothing is sent, least of all one's own
 * credentials.
 */
public final class EmulatorCredentials implements CredentialFactory {

  static final String FILE = "fastbreak.emulator";

  private EmulatorCredentials() {}

  /** Beam calls this. */
  public static EmulatorCredentials fromOptions(PipelineOptions options) {
    return new EmulatorCredentials();
  }

  @Override
  public Credentials getCredential() throws IOException {
    String file = System.getProperty(FILE);
    if (file == null) {
      return new NoopCredentialFactory().getCredential();
    }
    Properties state = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(file))) {
      state.load(reader);
    }
    String token = state.getProperty("credential", "").replaceFirst("^Bearer ", "");
    AccessToken secret = AccessToken.newBuilder().setTokenValue(token).build();
    // An answer that refuses it makes Google's client ask for a fresh one; there is no other.
    return OAuth2CredentialsWithRefresh.newBuilder().setRefreshHandler(() -> secret).build();
  }
}
