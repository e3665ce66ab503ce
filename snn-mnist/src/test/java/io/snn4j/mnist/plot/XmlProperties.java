package io.snn4j.mnist.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class XmlProperties {

  @Property
  void anyTextStaysAText(@ForAll String text) throws Exception {
    // a parser turns line breaks into spaces in attributes and into \n elsewhere
    String plain = text.replaceAll("[\\r\\n\\t]", "");
    String escaped = Xml.escape(plain);
    Element element =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new InputSource(new StringReader("<a b=\"" + escaped + "\">" + escaped + "</a>")))
            .getDocumentElement();
    assertThat(element.getChildNodes().getLength()).isLessThanOrEqualTo(1);
    assertThat(element.getTextContent()).isEqualTo(element.getAttribute("b"));
    assertThat(element.getTextContent().codePointCount(0, element.getTextContent().length()))
        .isEqualTo(plain.codePointCount(0, plain.length()));
    if (plain.chars().allMatch(c -> c >= 0x20 && c < 0xD800)) {
      assertThat(element.getTextContent()).isEqualTo(plain);
    }
  }
}
