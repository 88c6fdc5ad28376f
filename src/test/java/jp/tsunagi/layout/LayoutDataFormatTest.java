package jp.tsunagi.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LayoutDataFormatTest {
    private final DefaultCamelContext context = new DefaultCamelContext();
    private ProducerTemplate producer;

    @BeforeEach
    void start() throws Exception {
        Map<String, Layout<?>> layouts = Map.of("sample", Layout.of(UnquotedSample.class));
        LayoutDataFormat format = new LayoutDataFormat(
                exchange -> layouts.get(exchange.getMessage().getHeader("layout", String.class)));
        context.getRegistry().bind("layout", format);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:marshal").marshal().custom("layout");
                from("direct:unmarshal").unmarshal().custom("layout");
            }
        });
        context.start();
        producer = context.createProducerTemplate();
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
    }

    @Test
    void marshalsAListAndReadsItBack() {
        UnquotedSample sample = new UnquotedSample();
        sample.setName("架空");
        sample.setCount(3);
        String text = request("direct:marshal", List.of(sample, sample), String.class);
        assertThat(text).isEqualTo("架空,3,,\n架空,3,,\n");
        assertThat((List<?>) request("direct:unmarshal", text, Object.class))
                .usingRecursiveComparison()
                .isEqualTo(List.of(sample, sample));
    }

    @Test
    void marshalsOneRecord() {
        UnquotedSample sample = new UnquotedSample();
        sample.setName("a");
        assertThat(request("direct:marshal", sample, String.class)).isEqualTo("a,7,,\n");
    }

    @Test
    void namesTheLineThatItCannotRead() {
        assertThatThrownBy(() -> request("direct:unmarshal", "a,1,,\na,secret,,\n", Object.class))
                .isInstanceOf(CamelExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(HubException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.WRONG_TYPE);
                    assertThat(e.detail()).isEqualTo("line 2: count");
                });
    }

    private <R> R request(String uri, Object body, Class<R> answer) {
        return producer.requestBodyAndHeader(uri, body, "layout", "sample", answer);
    }
}
