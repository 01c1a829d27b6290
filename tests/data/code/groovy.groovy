// A build in stages
plugins {
    id 'java-library'
}

@CompileStatic
class Greeter {
    def greet(String name, int times = 3) {
        return "Hello, ${name.capitalize()}!\n" * times
    }
}

dependencies {
    implementation 'com.google.guava:guava:33.0.0-jre'
}
println new Greeter().greet('world')
tasks.register('hello') { doLast { println "done $it" } }
