package jp.tsunagi.versions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class UnifiedDifferenceTest {
    @Test
    void a_changed_line_stands_between_three_that_are_kept() {
        assertThat(UnifiedDifference.of(
                        List.of("1", "2", "3", "4", "5", "6", "7", "8", "9"),
                        List.of("1", "2", "3", "4", "five", "6", "7", "8", "9")))
                .containsExactly("@@ -2,7 +2,7 @@", " 2", " 3", " 4", "-5", "+five", " 6", " 7", " 8");
    }

    @Test
    void equal_texts_have_no_hunk_and_a_new_text_is_all_added() {
        assertThat(UnifiedDifference.of(List.of("a"), List.of("a"))).isEmpty();
        assertThat(UnifiedDifference.of(List.of(), List.of("a", "b"))).containsExactly("@@ -0,0 +1,2 @@", "+a", "+b");
        assertThat(UnifiedDifference.of(List.of("a"), List.of())).containsExactly("@@ -1,1 +0,0 @@", "-a");
    }

    @Property
    void applied_to_the_text_before_it_gives_the_text_after(
            @ForAll @Size(max = 40) List<@CharRange(from = 'a', to = 'c') Character> before,
            @ForAll @Size(max = 40) List<@CharRange(from = 'a', to = 'c') Character> after) {
        List<String> old = before.stream().map(String::valueOf).toList();
        List<String> now = after.stream().map(String::valueOf).toList();
        assertThat(applied(old, UnifiedDifference.of(old, now))).isEqualTo(now);
    }

    private static List<String> applied(List<String> before, List<String> hunks) {
        List<String> result = new ArrayList<>();
        int read = 0;
        for (String line : hunks) {
            if (line.startsWith("@@")) {
                String[] range = line.split("[ ,-]+");
                int start = Integer.parseInt(range[1]) - ("0".equals(range[2]) ? 0 : 1);
                result.addAll(before.subList(read, start));
                read = start;
            } else {
                if (line.charAt(0) != '+') {
                    assertThat(before.get(read)).isEqualTo(line.substring(1));
                    read++;
                }
                if (line.charAt(0) != '-') {
                    result.add(line.substring(1));
                }
            }
        }
        result.addAll(before.subList(read, before.size()));
        return result;
    }
}
