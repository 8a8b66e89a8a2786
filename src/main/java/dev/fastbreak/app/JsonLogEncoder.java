package dev.fastbreak.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A log line as one JSON object, by the names that Cloud Logging knows: {@code severity}, {@code
 * time}, {@code message}, {@code logger}, and what the thread works at: {@code run_id}, {@code
 * processor}, {@code date}.
 */
public final class JsonLogEncoder extends EncoderBase<ILoggingEvent> {

  private static final byte[] NONE = {};

  @Override
  public byte[] encode(ILoggingEvent event) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("severity", severity(event.getLevel()));
    line.put("time", Instant.ofEpochMilli(event.getTimeStamp()).toString());
    line.put("message", message(event));
    line.put("logger", event.getLoggerName());
    event.getMDCPropertyMap().forEach(line::put);
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String severity(Level level) {
    return level == Level.WARN ? "WARNING" : level.toString();
  }

  private static String message(ILoggingEvent event) {
    return event.getThrowableProxy() == null
        ? event.getFormattedMessage()
        : event.getFormattedMessage()
            + "\n"
            + ThrowableProxyUtil.asString(event.getThrowableProxy());
  }

  @Override
  public byte[] headerBytes() {
    return NONE;
  }

  @Override
  public byte[] footerBytes() {
    return NONE;
  }
}
