package jp.tsunagi.demo.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import jp.tsunagi.demo.population.NameParts.Part;

/** Invented names: parts joined by a full-width space, their readings by a half-width one. */
final class Names {
    /** A name and its reading in half-width kana. */
    record Name(String text, String kana) {}

    static final int LONGEST = 100;

    private static final int SHORTEST_PART = 3;

    private Names() {}

    /** A surname; three in a hundred are written with a variant character or 外字. */
    static String surname(SplittableRandom random) {
        return pick(random, random.nextInt(100) < 3 ? NameParts.VARIANT_SURNAMES : NameParts.SURNAMES);
    }

    static Name japanese(SplittableRandom random, String surname, String sex) {
        return joined(List.of(surname, pick(random, sex.equals("2") ? NameParts.FEMALE : NameParts.MALE)));
    }

    /** A foreign resident's name: full-width Latin letters, katakana or kanji; one in fifty of 100 characters. */
    static Name foreign(SplittableRandom random) {
        int draw = random.nextInt(100);
        if (draw < 2) {
            return longest(random);
        }
        if (draw < 35) {
            return joined(List.of(
                    pick(random, NameParts.LATIN), pick(random, NameParts.LATIN), pick(random, NameParts.LATIN)));
        }
        if (draw < 55) {
            return joined(List.of(pick(random, NameParts.KATAKANA), pick(random, NameParts.KATAKANA)));
        }
        return joined(List.of(pick(random, NameParts.CONTINENTAL), pick(random, NameParts.CONTINENTAL_GIVEN)));
    }

    static String surnameOf(String name) {
        return name.substring(0, name.indexOf('　'));
    }

    /** The same name after another surname. */
    static Name withSurname(String name, String surname) {
        String text = surname + name.substring(name.indexOf('　'));
        return new Name(text, kanaOf(text));
    }

    /** The reading of a name that was put together here. */
    static String kanaOf(String name) {
        return Arrays.stream(name.split("　")).map(NameParts.READINGS::get).collect(Collectors.joining(" "));
    }

    private static Name longest(SplittableRandom random) {
        List<String> parts = new ArrayList<>();
        int left = LONGEST;
        while (left > 0) {
            int room = left;
            List<Part> fitting = NameParts.LATIN.stream()
                    .filter(part -> part.text().length() == room || part.text().length() + 1 + SHORTEST_PART <= room)
                    .toList();
            String part = pick(random, fitting);
            parts.add(part);
            left -= part.length() + 1;
        }
        return joined(parts);
    }

    private static Name joined(List<String> parts) {
        String text = String.join("　", parts);
        return new Name(text, kanaOf(text));
    }

    private static String pick(SplittableRandom random, List<Part> parts) {
        return parts.get(random.nextInt(parts.size())).text();
    }
}
