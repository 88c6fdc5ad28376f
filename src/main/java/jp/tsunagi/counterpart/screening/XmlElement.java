package jp.tsunagi.counterpart.screening;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One element of a small document.
 *
 * @param attributes by local name; {@code xsi:type} and {@code xsi:schemaLocation} with that prefix whatever they have in the document
 * @param text its own characters, without those of the elements in it, white space at both ends left out
 */
record XmlElement(String name, Map<String, String> attributes, List<XmlElement> children, String text) {
    /** The value of an attribute, or empty. */
    String get(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    boolean has(String attribute, String value) {
        return value.equals(attributes.get(attribute));
    }

    Optional<XmlElement> child(String childName) {
        return children.stream().filter(child -> child.name().equals(childName)).findFirst();
    }

    /** The first element on this way down, one name a step. */
    Optional<XmlElement> at(String path) {
        Optional<XmlElement> found = Optional.of(this);
        for (String step : path.split("/")) {
            found = found.flatMap(element -> element.child(step));
        }
        return found;
    }

    boolean at(String path, Predicate<XmlElement> condition) {
        return at(path).filter(condition).isPresent();
    }

    List<XmlElement> all(String childName) {
        return children.stream().filter(child -> child.name().equals(childName)).toList();
    }

    /** Names of the elements in it, in their order, each with a space behind it. */
    String order() {
        return children.stream().map(child -> child.name() + " ").collect(Collectors.joining());
    }
}
