package jp.tsunagi.errors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The catalogue of errors: each {@link ErrorCode} with its texts from {@code error-codes.yaml}. */
public final class ErrorCatalogue {
    private static final Set<String> KEYS = Set.of("ja", "en", "meaningJa", "meaningEn", "actionJa", "actionEn");
    private static final Map<ErrorCode, ErrorText> TEXTS = load();

    private ErrorCatalogue() {}

    /** The texts of a code. Every code has them. */
    public static ErrorText of(ErrorCode code) {
        return TEXTS.get(code);
    }

    private static Map<ErrorCode, ErrorText> load() {
        Map<String, Map<String, String>> entries = read();
        Map<ErrorCode, ErrorText> texts = new EnumMap<>(ErrorCode.class);
        for (ErrorCode code : ErrorCode.values()) {
            texts.put(code, text(code.code(), entries.remove(code.code())));
        }
        if (!entries.isEmpty()) {
            throw new IllegalStateException("error-codes.yaml has texts for no error: " + entries.keySet());
        }
        return texts;
    }

    private static Map<String, Map<String, String>> read() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (InputStream in = ErrorCatalogue.class.getResourceAsStream("/error-codes.yaml")) {
            Map<String, Map<String, String>> entries =
                    new Yaml(new SafeConstructor(options)).load(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return new HashMap<>(entries);
        } catch (IOException e) {
            throw new IllegalStateException("error-codes.yaml cannot be read", e);
        }
    }

    private static ErrorText text(String code, Map<String, String> entry) {
        if (entry == null || !entry.keySet().equals(KEYS)) {
            throw new IllegalStateException("error-codes.yaml must have " + KEYS + " for " + code);
        }
        return new ErrorText(
                entry.get("ja"),
                entry.get("en"),
                entry.get("meaningJa"),
                entry.get("meaningEn"),
                entry.get("actionJa"),
                entry.get("actionEn"));
    }
}
