package jp.tsunagi.support;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * Saves a route file as Kaoto 2 does once all of its steps were looked at: id, description, uri, parameters and steps go
 * first, a step has an id, an endpoint's name is a parameter, texts are folded at 80 columns, and of the comments those at
 * the top stay. Templates are none of its diagrams; it saves them as they are.
 */
public final class RouteDesigner {
    private static final List<String> FIRST = List.of("id", "description", "uri", "parameters", "steps");
    private static final Map<String, List<String>> NAMES = Map.of(
            "direct", List.of("name"),
            "seda", List.of("name"),
            "timer", List.of("timerName"),
            "quartz", List.of("groupName", "triggerName"));
    private static final Pattern ENDPOINT = Pattern.compile("(\\w+):([^?]+)");

    private int made = 1000;

    public String save(String file) {
        String comments =
                file.lines().takeWhile(line -> line.startsWith("#")).collect(Collectors.joining("\n", "", "\n"));
        List<Object> entries = new ArrayList<>();
        for (Object entry : (List<?>) new Yaml().load(file)) {
            entries.add(((Map<?, ?>) entry).containsKey("routeTemplate") ? entry : saved(entry));
        }
        DumperOptions form = new DumperOptions();
        form.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        form.setIndicatorIndent(2);
        form.setIndentWithIndicator(true);
        form.setWidth(80);
        return comments + new Yaml(form).dump(entries);
    }

    private Object saved(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(this::saved).toList();
        }
        return value instanceof Map<?, ?> map ? saved(map) : value;
    }

    private Map<String, Object> saved(Map<?, ?> map) {
        Map<String, Object> changed = new LinkedHashMap<>();
        map.forEach((key, value) -> changed.put((String) key, saved(value)));
        changed.computeIfPresent("steps", (key, steps) -> named((List<?>) steps));
        changed.computeIfPresent("from", (key, from) -> named("from", from));
        nameAsParameter(changed);
        Map<String, Object> sorted = new LinkedHashMap<>();
        FIRST.stream().filter(changed::containsKey).forEach(key -> sorted.put(key, changed.get(key)));
        changed.forEach(sorted::putIfAbsent);
        return sorted;
    }

    private List<Object> named(List<?> steps) {
        List<Object> named = new ArrayList<>();
        for (Object step : steps) {
            Map<String, Object> one = new LinkedHashMap<>();
            ((Map<?, ?>) step).forEach((kind, options) -> one.put((String) kind, named((String) kind, options)));
            named.add(one);
        }
        return named;
    }

    private Object named(String kind, Object options) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("id", kind + "-" + made++);
        ((Map<?, ?>) options).forEach((key, value) -> named.put((String) key, value));
        return named;
    }

    private static void nameAsParameter(Map<String, Object> step) {
        Matcher endpoint = ENDPOINT.matcher(String.valueOf(step.get("uri")));
        if (endpoint.matches() && NAMES.containsKey(endpoint.group(1))) {
            Map<String, Object> parameters = new LinkedHashMap<>();
            Iterator<String> parts = List.of(endpoint.group(2).split("/")).iterator();
            NAMES.get(endpoint.group(1)).forEach(name -> parameters.put(name, parts.next()));
            if (step.get("parameters") instanceof Map<?, ?> others) {
                others.forEach((key, value) -> parameters.put((String) key, value));
            }
            step.put("uri", endpoint.group(1));
            step.put("parameters", parameters);
        }
    }
}
